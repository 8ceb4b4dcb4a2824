"""Sheet ↔ typed rows: what offices send is read, checked and handed back marked; what we send is safe to open."""
