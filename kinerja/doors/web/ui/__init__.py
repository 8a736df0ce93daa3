"""The design system: components, styles, scripts. Knows no domain."""
