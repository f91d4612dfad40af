import { member } from "./members.ts";
import { redshift } from "./redshift.ts";
import { redshiftServerless } from "./redshift-serverless.ts";
import { cluster, instance } from "./relational.ts";
import { searchDomain } from "./search-domain.ts";
import { table } from "./table.ts";

export const mappers = [instance, cluster, member, redshift, redshiftServerless, searchDomain, table];
