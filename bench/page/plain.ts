import { nextTask } from './paint.ts';

/** Renders the rows of the panel's tree as plain DOM, each time in a task of its own after the mark `bench:plain`. */
export async function renderPlainly(tree: Element, times: number): Promise<void> {
  const html = tree.innerHTML;
  for (let time = 0; time < times; time += 1) {
    await nextTask();
    performance.mark('bench:plain');
    const copy = document.createElement('div');
    copy.className = tree.className;
    copy.style.cssText = 'position: fixed; inset: 0';
    copy.innerHTML = html;
    document.body.append(copy);
    // Computes the layout in this task.
    copy.getBoundingClientRect();
    copy.remove();
  }
  await nextTask();
}
