import type { GrantChannel, ObjectStore } from "../model/kinds/object-store.ts";
import { allOf, anyOf, every, must, some } from "./combinators.ts";
import type { Verdict } from "./verdict.ts";

const words = {
  acl: { en: "its ACL", zh: " ACL " },
  policy: { en: "its policy", zh: "策略" },
  container: { en: "a public container", zh: "公开容器" },
  website: { en: "its static website", zh: "静态网站" },
} as const;

/**
 * No grant opens the store to everybody, or a block stops each that does. A store whose every channel is blocked passes
 * even where the grants themselves were not read.
 */
export function notPublic(store: ObjectStore): Verdict {
  const grants = every(
    store.publicGrants,
    (grant) => {
      const { en, zh } = words[grant.channel];
      const open = { en: `Open to everybody through ${en}.`, zh: `通过${zh}对所有人开放。` };
      return anyOf(
        must(grant, "open", (isOpen) => !isOpen, open),
        stopped(store, grant.channel),
      );
    },
    "publicGrants",
  );
  return store.channels.length === 0 ? grants : anyOf(grants, allOf(...store.channels.map((channel) => stopped(store, channel))));
}

function stopped(store: ObjectStore, channel: GrantChannel): Verdict {
  const { en, zh } = words[channel];
  const unblocked = { en: `Open to everybody through ${en}; no block stops it.`, zh: `通过${zh}对所有人开放，且无阻断设置。` };
  const blocks = { items: store.blocks.items.filter((each) => each.stops.includes(channel)), open: store.blocks.open };
  return some(blocks, (block) => must(block, "on", (on) => on, unblocked), unblocked, "blocks");
}
