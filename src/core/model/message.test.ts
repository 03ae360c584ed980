import { expect, it } from 'vitest';
import { catalog, createRenderer } from './message.ts';

const fruit = catalog('fruit', {
  none: 'No fruit.',
  some: (name: string, amount: number): string => `${amount} ${name}`,
  all: (names: readonly string[]): string => `All of ${names.join(', ')}.`,
});
const render = createRenderer([fruit]);

it('renders a message by its key and parameters', () => {
  expect(fruit.some('pears', 3)).toEqual({ key: 'fruit.some', params: ['pears', 3] });
  expect(render(fruit.some('pears', 3))).toBe('3 pears');
  expect(render(fruit.none)).toBe('No fruit.');
});

it('renders messages in parameters first', () => {
  expect(render(fruit.all(['plums', fruit.some(fruit.none, 2)]))).toBe('All of plums, 2 No fruit..');
});

it('renders a message that was serialized as JSON', () => {
  expect(render(JSON.parse(JSON.stringify(fruit.all([fruit.some('figs', 1)]))))).toBe('All of 1 figs.');
});

it('renders a message of an unknown catalog as its key', () => {
  expect(render({ key: 'stone.none', params: [] })).toBe('stone.none');
});
