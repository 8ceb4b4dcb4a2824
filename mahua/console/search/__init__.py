"""查找: what is indexed of organisations, members, meetings and tasks, and how it is found again."""
