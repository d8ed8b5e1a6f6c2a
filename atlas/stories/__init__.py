"""Stories: the rows of one version told as blocks. Pure data, no Streamlit, no SQL, no Plotly."""
