"""The entry: what ``streamlit run app.py`` serves, and the script behind every page.

Streamlit reads this file twice. The server looks for an application in it, which is
that of ``cakupan serve``: the same headers, the same refusals. The script of a page is
this file again, run for a reader; it opens the frame.
"""

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

if get_script_run_ctx(suppress_warning=True):
    from cakupan.ui import frame

    frame.open_app()
else:
    from cakupan import serve

    app = st.App(serve.script(), **serve.parts(names=serve.names_of_streamlit_run()))
