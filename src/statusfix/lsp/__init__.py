"""The language server: what the command says, while you type. Needs the extra `statusfix[lsp]`."""

from statusfix.model import StatusfixError


def serve() -> None:
    """Serve one editor on standard input and output, until it says goodbye.

    Raises StatusfixError where the extra isn't installed.
    """
    try:
        from statusfix.lsp.server import make_server
    except ModuleNotFoundError as error:
        if (error.name or "").startswith("statusfix"):
            raise
        raise StatusfixError("--lsp needs pygls: install statusfix[lsp]") from error
    make_server().start_io()
