import { type AttributeNode, type BlockNode, type BodyNode, type SyntaxProblem } from "./ast.ts";
import { MESSAGES } from "./problems.ts";
import { indentation } from "./recovery.ts";

export type Item = { readonly kind: "attribute"; readonly node: AttributeNode } | { readonly kind: "block"; readonly node: BlockNode };

/**
 * Sorts out a block that only the end of the file closed, so that everything behind the missing brace was read into it. An item that is
 * indented no deeper than the block holding it belongs outside, with all that follows. Gives back the block with what stands behind it;
 * the problem is placed at the innermost block that held too much, unless `cut` says why the file ends before the brace.
 */
export function settleUnclosed(
  text: string,
  block: BlockNode,
  cut: SyntaxProblem | undefined,
): { readonly items: readonly Item[]; readonly problem: SyntaxProblem } {
  let culprit: BlockNode | undefined;
  const shortened = new Set<BodyNode>();

  const split = (outer: BlockNode): readonly Item[] => {
    const indent = ownIndentation(text, outer.start) ?? -1;
    const inside: Item[] = [];
    const behind: Item[] = [];
    for (const child of itemsOf(outer.body)) {
      for (const item of child.kind === "block" ? split(child.node) : [child]) {
        const own = ownIndentation(text, item.node.start);
        const outside = own !== undefined && own <= indent;
        if (outside && behind.length === 0) culprit ??= outer;
        (outside || behind.length > 0 ? behind : inside).push(item);
      }
    }
    const unclosed = outer.body.end === text.length;
    if (behind.length === 0 && !unclosed) return [{ kind: "block", node: outer }];
    const end = behind.length === 0 ? outer.body.end : (inside.at(-1)?.node.end ?? outer.body.start);
    const body = bodyOf({ start: outer.body.start, end }, inside);
    shortened.add(body);
    return [{ kind: "block", node: { ...outer, end, body } }, ...behind];
  };

  const items = split(block);
  const { type, header } = culprit ?? block;
  const problem = cut ?? { start: header.start, end: header.end, message: MESSAGES.unclosedBlock(type) };
  return { items: items.map((item) => marked(item, shortened, problem)), problem };
}

/** The same item with `problem` on every body in `bodies`. */
function marked(item: Item, bodies: ReadonlySet<BodyNode>, problem: SyntaxProblem): Item {
  if (item.kind === "attribute") return item;
  const { body } = item.node;
  const inner = itemsOf(body).map((child) => marked(child, bodies, problem));
  const own = bodies.has(body) ? problem : body.problem;
  return { kind: "block", node: { ...item.node, body: { ...bodyOf(body, inner), problem: own } } };
}

/** The same block, for a mark that is put on all its bodies. */
export function markedBlock(block: BlockNode, problem: SyntaxProblem): BlockNode {
  const blocks = block.body.blocks.map((inner) => markedBlock(inner, problem));
  return { ...block, body: { ...block.body, blocks, problem: block.body.problem ?? problem } };
}

function itemsOf(body: BodyNode): readonly Item[] {
  const attributes = body.attributes.map((node): Item => ({ kind: "attribute", node }));
  const blocks = body.blocks.map((node): Item => ({ kind: "block", node }));
  return [...attributes, ...blocks].toSorted((a, b) => a.node.start - b.node.start);
}

function bodyOf({ start, end }: { readonly start: number; readonly end: number }, items: readonly Item[]): BodyNode {
  return {
    start,
    end,
    attributes: items.flatMap((item) => (item.kind === "attribute" ? [item.node] : [])),
    blocks: items.flatMap((item) => (item.kind === "block" ? [item.node] : [])),
    problem: undefined,
  };
}

/** Indentation of what stands first on its line, or nothing for what does not. */
function ownIndentation(text: string, start: number): number | undefined {
  const line = text.lastIndexOf("\n", start - 1) + 1;
  const indent = indentation(text, line);
  return line + indent === start ? indent : undefined;
}
