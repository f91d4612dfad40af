import { type Reading } from "./json-values.ts";

/** What Terraform's own blocks look like, which JSON alone does not tell: which properties are blocks, and how strings are read. */
export interface BodySchema {
  /** How the attributes are read that are not read as templates. */
  readonly readings?: Readonly<Record<string, Reading>>;
  /** How all other attributes are read; templates by default. */
  readonly others?: Reading;
  readonly blocks?: Readonly<Record<string, BlockSchema>>;
  /** A provider's body: whether a property is an attribute or a block is not known here, so that it is kept as a value. */
  readonly foreign?: boolean;
}

export interface BlockSchema {
  readonly labels: number;
  readonly body: BodySchema;
}

const block = (labels: number, body: BodySchema): BlockSchema => ({ labels, body });

const PLAIN: BodySchema = {};
const LITERAL: BodySchema = { others: "literal" };

/** Inside a provider's body, at any depth. The content of a dynamic block is such a body again. */
export const NESTED: BodySchema = {
  foreign: true,
  blocks: {
    get dynamic() {
      return block(1, { readings: { iterator: "native" }, blocks: { content: block(0, NESTED) } });
    },
  },
};

const PROVISIONER = block(1, { readings: { when: "native", on_failure: "native" }, blocks: { connection: block(0, PLAIN) } });

const LIFECYCLE = block(0, {
  readings: {
    ignore_changes: "native",
    replace_triggered_by: "native",
    create_before_destroy: "literal",
    prevent_destroy: "literal",
    destroy: "literal",
  },
  blocks: {
    precondition: block(0, PLAIN),
    postcondition: block(0, PLAIN),
    action_trigger: block(0, { readings: { events: "native", actions: "native" } }),
  },
});

const RESOURCE = block(2, {
  foreign: true,
  readings: { depends_on: "native", provider: "native" },
  blocks: { ...NESTED.blocks, lifecycle: LIFECYCLE, provisioner: PROVISIONER, connection: block(0, PLAIN) },
});

/** The root of a `.tf.json` file. */
export const ROOT: BodySchema = {
  blocks: {
    resource: RESOURCE,
    data: RESOURCE,
    ephemeral: RESOURCE,
    action: block(2, { readings: { provider: "native", depends_on: "native" }, blocks: { config: block(0, NESTED) } }),
    provider: block(1, { foreign: true, readings: { alias: "literal", version: "literal" }, blocks: { ...NESTED.blocks } }),
    variable: block(1, { readings: { type: "native" }, others: "literal", blocks: { validation: block(0, PLAIN) } }),
    output: block(1, {
      readings: { description: "literal", sensitive: "literal", ephemeral: "literal", depends_on: "native" },
      blocks: { precondition: block(0, PLAIN) },
    }),
    locals: block(0, PLAIN),
    module: block(1, { readings: { source: "literal", version: "literal", providers: "native", depends_on: "native" } }),
    terraform: block(0, {
      readings: { required_version: "literal", experiments: "native" },
      blocks: {
        required_providers: block(0, { others: "requirement" }),
        backend: block(1, LITERAL),
        cloud: block(0, { others: "literal", blocks: { workspaces: block(0, LITERAL) } }),
        provider_meta: block(1, PLAIN),
      },
    }),
    moved: block(0, { others: "native" }),
    import: block(0, { readings: { to: "native", provider: "native" } }),
    removed: block(0, { readings: { from: "native" }, blocks: { lifecycle: LIFECYCLE, provisioner: PROVISIONER } }),
    check: block(1, { blocks: { data: RESOURCE, assert: block(0, PLAIN) } }),
  },
};

/** A file of variable values. */
export const VALUES: BodySchema = LITERAL;
