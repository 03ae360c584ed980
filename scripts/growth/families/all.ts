import type { Families } from '../family.ts';
import { CAUSES } from './causes.ts';
import { CHECKED_STRUCTURE } from './checkedStructure.ts';
import { CHECKS } from './checks.ts';
import { DIALECTS } from './dialects.ts';
import { FILES } from './files.ts';
import { FILTERS } from './filters.ts';
import { ITEMS } from './items.ts';
import { LISTS } from './lists.ts';
import { LOG } from './log.ts';
import { NESTED } from './nested.ts';
import { PATHS } from './paths.ts';
import { REQUESTS } from './requests.ts';
import { RULES } from './rules.ts';
import { WITHOUT_RESULT } from './withoutResult.ts';
import { SUB_RESPONSES } from './subResponses.ts';
import { SECRETS } from './secrets.ts';
import { TEXTS } from './texts.ts';
import { WEBDAV } from './webdav.ts';
import { XML } from './xml.ts';

/** All families by name. */
export const FAMILIES: Families = {
  ...WEBDAV,
  ...XML,
  ...CHECKS,
  ...CHECKED_STRUCTURE,
  ...ITEMS,
  ...LISTS,
  ...REQUESTS,
  ...NESTED,
  ...PATHS,
  ...SUB_RESPONSES,
  ...DIALECTS,
  ...CAUSES,
  ...RULES,
  ...WITHOUT_RESULT,
  ...TEXTS,
  ...SECRETS,
  ...FILTERS,
  ...FILES,
  ...LOG,
};
