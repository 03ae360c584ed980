import { catalog } from '../model/message.ts';
import { verdictSentence } from './sentence.ts';

export const verdictMessages = catalog('verdict', {
  sentence: verdictSentence,
});
