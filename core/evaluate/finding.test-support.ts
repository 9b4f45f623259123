import type { Finding, Outcome } from './finding';

/** A finding of a check that is made up: with an outcome and nothing to say. */
export const findingWith = (checkId: string, outcome: Outcome, rest: Partial<Finding> = {}): Finding => ({
  checkId,
  step: 3,
  guideItem: null,
  outcome,
  headline: { id: `${checkId}.headline`, values: {} },
  owner: 'technician',
  remedy: null,
  basis: null,
  evidence: [],
  causedBy: null,
  essential: false,
  unconfirmed: false,
  references: [],
  links: [],
  ...rest,
});
