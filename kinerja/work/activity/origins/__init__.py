"""What facts say of a person's work, one module for each kind of fact."""
