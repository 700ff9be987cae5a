"""Public JSON Schema 2020-12 documents of over 50 definitions, each brought by a pinned package of npm or PyPI."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

STIX = "stix2validator/schemas-2.1"
SPECTRAL = "package/dist/oas/schemas"


@dataclass(frozen=True)
class Outside:
    """A package, its version, and where the schema is in it: a file or a folder, or the Python type that writes it.

    `sha256` is the archive's, or of a schema that a type writes, the schema's. `resources` maps URIs to paths in the
    package, `examples` is a pattern of paths there whose documents are of the type `example_type`.
    """

    name: str
    registry: Literal["npm", "pypi"]
    package: str
    version: str
    sha256: str
    schema: str
    resources: dict[str, str] = field(default_factory=dict)
    examples: str = ""
    example_type: str = ""

    @property
    def written_by(self) -> tuple[str, str] | None:
        """Give the module and the type that write the schema, as pydantic does, where no file holds it."""
        module, colon, name = self.schema.partition(":")
        return (module, name) if colon else None


OUTSIDE = (
    Outside(
        "biome",
        "npm",
        "@biomejs/biome",
        "2.6.8",
        "7d8090970cbdde759f8dc8b2a55893178c5f00f75a3a49a04874a931ee920cd6",
        "package/configuration_schema.json",
    ),
    Outside(
        "acp_v1",
        "npm",
        "@agentclientprotocol/sdk",
        "2.4.0",
        "87acc66d5824f88d8913702f85cf74c997526bbffb06fce15a9f0d637566ca8d",
        "package/schema/v1/schema.json",
    ),
    Outside(
        "acp_v2_unstable",
        "npm",
        "@agentclientprotocol/sdk",
        "2.4.0",
        "87acc66d5824f88d8913702f85cf74c997526bbffb06fce15a9f0d637566ca8d",
        "package/schema/v2/schema.unstable.json",
    ),
    Outside(
        "swagger",
        "npm",
        "@stoplight/spectral-rulesets",
        "1.23.1",
        "47ce33af58d9447b39635ffd3d1af692bafd86d7efbd467a276ed3f108d503b8",
        f"{SPECTRAL}/oas/v2.0.json",
        resources={"http://json-schema.org/draft-04/schema": f"{SPECTRAL}/json-schema/draft-04.json"},
    ),
    Outside(
        "stix",
        "pypi",
        "stix2-validator",
        "3.3.2",
        "114c1de273566153dbc0583292727ef9b697a8fe13199b5689e65fcaf3a91376",
        f"{STIX}/schemas",
        examples=f"{STIX}/examples/**/*.json",
        example_type="Bundle",
    ),
    Outside(
        "mergify",
        "pypi",
        "check-jsonschema",
        "0.39.0",
        "14ce5c94871c551268ea948ffe21e9f1464dc48fb20bf9a4c13deeaaf756cf9b",
        "check_jsonschema/builtin_schemas/vendor/mergify.json",
    ),
    Outside("mcp", "pypi", "mcp", "2.3.0", "", "mcp_types:ServerResult"),
    Outside("openai_response", "pypi", "openai", "3.54.0", "", "openai.types.responses:Response"),
    Outside("openai_events", "pypi", "openai", "3.54.0", "", "openai.types.responses:ResponseStreamEvent"),
    Outside(
        "anthropic",
        "pypi",
        "anthropic",
        "2.12.0",
        "",
        "anthropic.types.beta.message_create_params:MessageCreateParamsStreaming",
    ),
)
