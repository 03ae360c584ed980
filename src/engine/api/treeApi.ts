import type { HiddenApi } from './hiddenApi.ts';
import type { MapApi } from './mapApi.ts';

/** The methods for the map beside the tree and for what the filter hides in it. */
export interface TreeApi extends HiddenApi, MapApi {}
