import { because, type Unknown } from "../../../model/unknown.ts";
import { pairValue, unresolved, type Value } from "../../value.ts";
import type { BlockNode, BodyNode, Expression } from "../syntax/ast.ts";
import type { Evaluate, Frame, Names } from "./frame.ts";
import { entriesOf, whyOf } from "./iteration.ts";

/** One block that a dynamic block stands for. */
export interface Expanded {
  readonly content: BlockNode;
  readonly names: Names;
  /** Set where it is not known whether there is such a block. */
  readonly doubt?: Unknown | undefined;
}

export function isDynamic(block: BlockNode): boolean {
  return block.type === "dynamic" && block.labels.length === 1;
}

/**
 * The blocks that `dynamic "name" { for_each … content {…} }` stands for. What is not known of `for_each` becomes one block in doubt,
 * so that what is literal in its content can still be seen.
 */
export function expandDynamic(
  block: BlockNode,
  frame: Frame,
  evaluate: Evaluate,
): { readonly items: readonly Expanded[]; readonly open: readonly Unknown[] } {
  const content = contentOf(block);
  const collection = attributeOf(block.body, "for_each");
  if (content === undefined || collection === undefined) {
    return { items: [], open: [because("evaluation-error", "a dynamic block needs for_each and content")] };
  }
  const iterator = iteratorOf(block);
  const { limits } = frame.module.root;
  const { entries, open: rest, failed } = entriesOf(evaluate(collection, frame));
  const items: Expanded[] = [];
  const open = failed === undefined ? [...rest] : [failed.why];
  for (const [key, value] of entries) {
    if (items.length >= limits.instances) {
      open.push(because("limit", `more than ${String(limits.instances)} blocks of one dynamic block`));
      break;
    }
    const why = whyOf(key);
    items.push({ content, names: bindIterator(frame, iterator, key, value), ...(why === undefined ? undefined : { doubt: why }) });
  }
  const [doubt] = open;
  if (doubt !== undefined && items.at(-1)?.doubt === undefined)
    items.push({ content, names: bindIterator(frame, iterator, unresolved(doubt), unresolved(doubt)), doubt });
  return { items, open };
}

function bindIterator(frame: Frame, iterator: string, key: Value, value: Value): Names {
  return { name: iterator, value: pairValue(key, value), next: frame.names };
}

/** The content takes the place of the dynamic block, whose header it is shown under. */
function contentOf(block: BlockNode): BlockNode | undefined {
  const content = block.body.blocks.find((inner) => inner.type === "content");
  if (content === undefined) return undefined;
  const problem = content.body.problem ?? block.body.problem;
  return {
    ...content,
    type: block.labels[0] as string,
    header: block.header,
    body: problem === undefined ? content.body : { ...content.body, problem },
  };
}

function iteratorOf(block: BlockNode): string {
  const iterator = attributeOf(block.body, "iterator");
  if (iterator?.node === "variable") return iterator.name;
  if (iterator?.node === "literal" && typeof iterator.value === "string") return iterator.value;
  return block.labels[0] as string;
}

function attributeOf(body: BodyNode, name: string): Expression | undefined {
  return body.attributes.find((attribute) => attribute.name === name)?.value;
}
