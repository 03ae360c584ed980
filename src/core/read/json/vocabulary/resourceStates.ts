const STATES = new Set(
  'active inactive enabled disabled draft published unpublished open opened reopened closed available visible hidden public private online ready idle archived trial standard default normal regular existing exists present absent unread read current locked unlocked confirmed unconfirmed unverified pending queued enqueued processing inprogress running scheduled waiting awaiting deferred delayed started starting ongoing working initiated shipped packed picked intransit ordered placed billed invoiced assigned unassigned resolved backlog live free paid unpaid posted prepared added moved linked unlinked matched merged mapped routed assigned replicated green yellow healthy reserved allocated allotted issued granted activating enrolling invited onboarding planned proposed signed won joined attending present male female retained kept found changed nochange nochanges notmodified notchanged identical same skipped ignored existing'.split(
    ' ',
  ),
);

/**
 * Whether a word is an ordinary state of a resource, or of work that was accepted, as opposed to an unknown result. The word
 * is normalized by {@link normalizeName}.
 */
export function isResourceState(word: string): boolean {
  return STATES.has(word);
}
