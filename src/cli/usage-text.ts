import type { CommanderError } from "commander";
import type { Text } from "../model/text.ts";

/** A complaint of the command-line parser, in both languages. The parser itself speaks English only. */
export function usageText({ code, message }: Pick<CommanderError, "code" | "message">): Text {
  const [, subject = ""] = /'([^']*)'/.exec(message) ?? [];
  const [, meant] = /\(Did you mean (?:one of )?(.+?)\?\)/.exec(message) ?? [];
  const perhaps: Text = meant === undefined ? { en: "", zh: "" } : { en: ` Did you mean ${meant}?`, zh: `是否想写 ${meant}？` };
  const tail: Text = { en: `${perhaps.en} See: cldscan --help`, zh: `${perhaps.zh}用法见：cldscan --help` };
  const { en, zh } = sentence(code, subject, message);
  return { en: `${en}${tail.en}`, zh: `${zh}${tail.zh}` };
}

function sentence(code: string, subject: string, message: string): Text {
  switch (code) {
    case "commander.unknownOption":
      return { en: `There is no option ${subject}.`, zh: `没有选项 ${subject}。` };
    case "commander.unknownCommand":
      return { en: `There is no command "${subject}".`, zh: `没有命令“${subject}”。` };
    case "commander.missingArgument":
      return { en: `<${subject}> is missing.`, zh: `缺少参数 <${subject}>。` };
    case "commander.optionMissingArgument":
      return { en: `${subject}: the value is missing.`, zh: `${subject}：缺少取值。` };
    case "commander.excessArguments":
      return { en: "There are too many arguments.", zh: "参数过多。" };
    case "commander.help":
      return { en: "A command is missing: scan, rules or explain.", zh: "缺少命令：scan、rules 或 explain。" };
    default:
      return { en: message, zh: message };
  }
}
