from tests.throwaway import own_database, template_database  # noqa: F401 (fixtures)
