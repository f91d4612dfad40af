import type { At } from "../../../model/at.ts";
import { because, type Unknown } from "../../../model/unknown.ts";
import { isList, isMap, listValue, type MapValue, type Value } from "../../value.ts";
import { writtenIn, type Layer, type Written } from "../declarations.ts";
import type { AttributeNode, BlockNode } from "../syntax/ast.ts";
import { expandDynamic, isDynamic } from "./dynamic.ts";
import { evaluate } from "./expression.ts";
import { placeOf, type Frame } from "./frame.ts";
import { WrittenBody } from "./instances.ts";
import { Memo } from "./memo.ts";

/** Arguments that Terraform itself reads, and that no provider sees. */
const META = new Set(["count", "for_each", "provider", "providers", "depends_on", "lifecycle", "connection", "provisioner", "dynamic"]);

interface BodyOptions {
  /** The body of a resource, not of a block within one. */
  readonly outermost?: boolean;
  readonly doubt?: Unknown | undefined;
}

/** The blocks of one type, all of one file. */
interface Blocks {
  readonly blocks: readonly BlockNode[];
  readonly source: number;
}

/** The body of a block. Attributes are evaluated when asked for, and once. */
export class BlockBody extends WrittenBody {
  readonly open: readonly Unknown[];
  readonly doubt: Unknown | undefined;
  readonly #layers: readonly [Layer, ...Layer[]];
  readonly #frame: Frame;
  readonly #outermost: boolean;
  readonly #values: Memo<string>;
  #at: At | undefined;

  constructor(layers: readonly [Layer, ...Layer[]], frame: Frame, { outermost = false, doubt }: BodyOptions = {}) {
    super();
    this.#layers = layers;
    this.#frame = frame;
    this.#outermost = outermost;
    this.#values = new Memo(frame.module.root.budget);
    this.doubt = doubt;
    this.open = problemsOf(layers, frame);
  }

  get at(): At {
    const { block, source } = this.#layers[0];
    return (this.#at ??= placeOf(this.#within(source), block.header));
  }

  get(name: string): Value | undefined {
    const ready = this.#values.ready(name);
    if (ready !== undefined) return ready;
    const blocks = this.#blocks(name);
    const attribute = topmost(this.#layers, name);
    if (blocks === undefined) {
      if (attribute === undefined) return undefined;
      // What is spelled out needs no work, and no memory of it.
      if (attribute.value.node === "literal") return attribute.value.value;
    }
    const written = attribute && writtenIn(this.#layers, name);
    return this.#values.of(name, name, () => this.#work(written, blocks));
  }

  #work(written: Written | undefined, blocks: Blocks | undefined): Value {
    if (blocks === undefined) return this.#evaluate(written as Written);
    const nested = this.#nested(blocks);
    const listed = written === undefined ? undefined : this.#evaluate(written);
    if (isMap(listed)) return listValue([listed, ...nested.items], nested.open);
    return isList(listed) ? listValue([...listed.items, ...nested.items], [...listed.open, ...nested.open]) : nested;
  }

  placeOf(name: string): At | undefined {
    const written = writtenIn(this.#layers, name);
    if (written !== undefined) return placeOf(this.#within(written.source), written.attribute);
    const blocks = this.#blocks(name);
    const [first] = blocks?.blocks ?? [];
    return blocks && first && placeOf(this.#within(blocks.source), first.header);
  }

  names(): readonly string[] {
    const names = new Set<string>();
    for (const { block } of this.#layers) {
      for (const attribute of block.body.attributes) names.add(attribute.name);
      for (const inner of block.body.blocks) names.add(isDynamic(inner) ? (inner.labels[0] as string) : inner.type);
    }
    return this.#outermost ? [...names].filter((name) => !META.has(name)) : [...names];
  }

  #evaluate({ attribute, source }: Written): Value {
    return evaluate(attribute.value, this.#within(source));
  }

  /** The blocks of a type, static and dynamic: those of the topmost layer that has any. */
  #blocks(type: string): Blocks | undefined {
    for (let index = this.#layers.length - 1; index >= 0; index--) {
      const { block, source } = this.#layers[index] as Layer;
      let blocks: BlockNode[] | undefined;
      for (const each of block.body.blocks) {
        if (each.type === type || (isDynamic(each) && each.labels[0] === type)) (blocks ??= []).push(each);
      }
      if (blocks !== undefined) return { blocks, source };
    }
    return undefined;
  }

  #nested({ blocks, source }: Blocks): { items: readonly MapValue[]; open: readonly Unknown[] } & Value {
    const frame = this.#within(source);
    const items: MapValue[] = [];
    const open: Unknown[] = [];
    for (const block of blocks) {
      if (!isDynamic(block)) {
        items.push(new BlockBody([{ block, source }], frame));
        continue;
      }
      const expanded = expandDynamic(block, frame, evaluate);
      for (const { content, names, doubt } of expanded.items) {
        items.push(new BlockBody([{ block: content, source }], { module: frame.module, source, names }, { doubt }));
      }
      open.push(...expanded.open);
    }
    return listValue(items, open) as ReturnType<typeof listValue> & { items: readonly MapValue[] };
  }

  #within(source: number): Frame {
    return source === this.#frame.source ? this.#frame : { ...this.#frame, source };
  }
}

/** As `writtenIn`, without the source: most of what is asked for is not there, or a literal. */
function topmost(layers: readonly Layer[], name: string): AttributeNode | undefined {
  for (let index = layers.length - 1; index >= 0; index--) {
    for (const attribute of (layers[index] as Layer).block.body.attributes) if (attribute.name === name) return attribute;
  }
  return undefined;
}

const NOTHING: readonly never[] = Object.freeze([]);

/** Syntax errors inside the block: what is absent there may have been written all the same. */
function problemsOf(layers: readonly Layer[], frame: Frame): readonly Unknown[] {
  let open: Unknown[] | undefined;
  for (const { block, source } of layers) {
    if (block.body.problem !== undefined) (open ??= []).push(unreadable(frame, source, block.body.problem));
  }
  return open ?? NOTHING;
}

/** Why what stands at the place of a syntax error is not known. */
export function unreadable(frame: Frame, source: number, range: { readonly start: number; readonly end: number }): Unknown {
  const { positions } = frame.module.root;
  const at = positions.add(source, range.start, range.end);
  const from = positions.sourceOf(at);
  return because("file-unreadable", from.kind === "file" ? from.path : "", at);
}
