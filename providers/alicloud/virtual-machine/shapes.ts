/** Where a type writes what machines have in common. A path left out: the type has no such argument, and the API default holds. */
export interface Shape {
  readonly tokens?: string;
  readonly endpoint?: string;
  readonly systemDisk?: string;
  readonly dataDisks: string;
  readonly hops?: string;
  /** Start-up data; where several are written, each runs or the present name replaces the older. */
  readonly userData: readonly string[];
}

const template: Shape = {
  tokens: "http_tokens",
  endpoint: "http_endpoint",
  systemDisk: "system_disk.encrypted",
  dataDisks: "data_disks",
  hops: "http_put_response_hop_limit",
  userData: ["user_data", "userdata"],
};

export const machineShapes: Readonly<Record<string, Shape>> = {
  alicloud_instance: {
    tokens: "http_tokens",
    endpoint: "http_endpoint",
    systemDisk: "system_disk_encrypted",
    dataDisks: "data_disks",
    userData: ["user_data"],
  },
  alicloud_ecs_instance_set: { dataDisks: "data_disks", userData: [] },
};

/** `alicloud_launch_template` is the older name of `alicloud_ecs_launch_template`; both have one schema in the provider. */
export const templateShapes: Readonly<Record<string, Shape>> = {
  alicloud_ecs_launch_template: template,
  alicloud_launch_template: template,
  alicloud_ess_scaling_configuration: {
    endpoint: "http_endpoint",
    systemDisk: "system_disk_encrypted",
    dataDisks: "data_disk",
    userData: ["user_data"],
  },
  alicloud_cs_kubernetes_node_pool: {
    tokens: "instance_metadata_options.http_tokens",
    systemDisk: "system_disk_encrypted",
    dataDisks: "data_disks",
    userData: ["user_data", "pre_user_data"],
  },
};

export const launchTemplates: readonly string[] = ["alicloud_ecs_launch_template", "alicloud_launch_template"];
