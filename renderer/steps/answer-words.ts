import type { Answer } from '../../core/document/statement';

export const answerWords: Readonly<Record<Answer, string>> = { done: 'Done', notDone: 'Not done', notApplicable: 'Not applicable' };
