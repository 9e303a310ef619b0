"""What comes out: HTML, annotated PDF, tables, CPSC eFiling, UNTP credential, retest calendar, bundle."""
