"""The Django shell of Folkmoot: two faces of one code, the workbench and the intake."""
