import {
  CalendarClock16Filled,
  CheckmarkCircle16Regular,
  DismissCircle16Filled,
  type FluentIcon,
  PersonEdit16Filled,
  QuestionCircle16Regular,
  SubtractCircle16Regular,
  Warning16Filled,
} from '@fluentui/react-icons';
import type { Outcome } from '../../core/evaluate/finding';

/** Shape differs for every outcome, so the icon alone tells them apart in greyscale and in forced colours. */
export const outcomeIcons: Readonly<Record<Outcome, FluentIcon>> = {
  fail: DismissCircle16Filled,
  manual: PersonEdit16Filled,
  warn: Warning16Filled,
  unknown: QuestionCircle16Regular,
  deferred: CalendarClock16Filled,
  notApplicable: SubtractCircle16Regular,
  pass: CheckmarkCircle16Regular,
};
