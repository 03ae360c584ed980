import { catalog } from '../model/message.ts';
import { type CompactFacts, expandFacts } from './compactFacts.ts';
import { verdictSentence } from './sentence.ts';

export const verdictMessages = catalog('verdict', {
  sentence: (facts: CompactFacts, problem: string) => verdictSentence(expandFacts(facts), problem),
});
