import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { amount, type Figure, targetText } from './figure.ts';
import { markdown } from './report.ts';

const parts = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file) && !file.endsWith('.test.ts'))
  .map((file) => readFileSync(join(import.meta.dirname, file), 'utf8'));

describe('every target', () => {
  const targets = parts.flatMap((text) => [...text.matchAll(/\{ most: ([\d.]+), least: ([\d.]+) \}/g)]);

  it('is a range of ratios', () => {
    expect(targets.length).toBeGreaterThan(20);
    // Ratios of more than a hundred would be times.
    const wrong = targets.filter(([, most, least]) => !(Number(least) <= Number(most) && Number(most) < 100));
    expect(wrong.map(([text]) => text)).toEqual([]);
    expect(parts.flatMap((text) => text.match(/\bmost:(?! \d[\d.]*, least: \d)(?! number;).*/g) ?? [])).toEqual([]);
  });

  it('is printed without a unit of time or memory', () => {
    const figure: Figure = {
      id: 'tasks.read.apache',
      section: 'Longest task',
      what: 'parsing',
      ours: { value: 10, unit: 'ms' },
      peer: { value: 5, unit: 'ms', name: 'its rows as plain DOM' },
      ratios: [1.9, 2, 2.2],
      target: { most: 3, least: 0.1 },
    };
    expect(targetText(figure)).toBe('0.1–3 ×');
    expect(markdown([figure], '2026-01-01', '')).toContain(
      `| parsing | ${amount(figure.ours)} | 5 ms (its rows as plain DOM) | 2 × (1.9–2.2) | 0.1–3 × | met |`,
    );
  });
});
