/** Why a scan cannot begin, in the words of its user. Nothing of keys is in them. */
import { CannotOpen } from "../../src/provider/adapter.ts";
import { saying, type Failure } from "../../src/provider/failure.ts";

export const cannotOpen = {
  keys: (profile: string | undefined): CannotOpen =>
    new CannotOpen({
      en: `No credentials of Alibaba Cloud were found${profile === undefined ? "" : ` for profile "${profile}"`}; set ALIBABA_CLOUD_ACCESS_KEY_ID and ALIBABA_CLOUD_ACCESS_KEY_SECRET, or set up a profile with "aliyun configure".`,
      zh: `未找到${profile === undefined ? "" : `配置“${profile}”的`}阿里云凭证；请设置 ALIBABA_CLOUD_ACCESS_KEY_ID 与 ALIBABA_CLOUD_ACCESS_KEY_SECRET，或执行“aliyun configure”创建配置。`,
    }),
  role: (role: string, { code }: Failure): CannotOpen =>
    new CannotOpen({
      en: `The role ${role} could not be assumed (${code}); check its trust policy, the external id and the permission sts:AssumeRole.`,
      zh: `无法扮演角色 ${role}（${code}）；请检查其信任策略、外部 ID 以及 sts:AssumeRole 权限。`,
    }),
  caller: ({ kind, code }: Failure): CannotOpen =>
    new CannotOpen({
      en: `Alibaba Cloud could not tell who is calling: sts.GetCallerIdentity ${saying(kind).en} (${code}); check the keys and the network.`,
      zh: `阿里云无法确认调用者身份：sts.GetCallerIdentity ${saying(kind).zh}（${code}）；请检查密钥与网络。`,
    }),
  site: (): CannotOpen =>
    new CannotOpen({
      en: "It could not be told whether the account is of the China or of the international site, because config.GetConfigurationRecorder was answered on neither; say --site cn or --site intl.",
      zh: "无法判断账号属于中国站还是国际站：两站的 config.GetConfigurationRecorder 均未返回结果；请指定 --site cn 或 --site intl。",
    }),
  endpoint: (word: string): CannotOpen =>
    new CannotOpen({
      en: `The endpoint "${word}" cannot be used: name a product that is scanned, or "all", and a host reached by HTTPS (plain HTTP only for this machine).`,
      zh: `接入点“${word}”不可用：请写明受支持的产品或 all，以及通过 HTTPS 访问的主机（仅本机可用 HTTP）。`,
    }),
  proxy: (): CannotOpen =>
    new CannotOpen({
      en: "The proxy that HTTPS_PROXY (or ALL_PROXY) names cannot be used: give it as http://host:port or https://host:port.",
      zh: "HTTPS_PROXY（或 ALL_PROXY）所指的代理不可用：请以 http://主机:端口 或 https://主机:端口 的形式给出。",
    }),
  directory: ({ kind, code }: Failure): CannotOpen =>
    new CannotOpen({
      en: `The accounts of the resource directory are not known: resourcemanager.ListAccounts ${saying(kind).en} (${code}); run it in the management account or a delegated administrator, or give --accounts-file.`,
      zh: `无法得知资源目录中的账号：resourcemanager.ListAccounts ${saying(kind).zh}（${code}）；请在管理账号或委派管理员账号中运行，或使用 --accounts-file。`,
    }),
};
