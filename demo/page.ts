import { GROUPS, type Scenario } from './scenario.ts';
import { scenarios } from './scenarios.ts';

// Runs in the browser; the demo server strips the types. It trusts response.ok, as many pages do.

const groups = part(document, '#groups', HTMLElement);
const card = part(document, '#card', HTMLTemplateElement);
const result = part(document, '#result', HTMLOutputElement);

// Simultaneous scenarios would reset each other's files.
let isBusy = false;

for (const group of GROUPS) {
  const section = document.createElement('section');
  const heading = document.createElement('h2');
  const cards = document.createElement('div');
  heading.textContent = group;
  cards.className = 'cards';
  cards.append(...scenarios.filter((scenario) => scenario.group === group).map(cardOf));
  section.append(heading, cards);
  groups.append(section);
}

function cardOf(scenario: Scenario): DocumentFragment {
  const fragment = document.importNode(card.content, true);
  const button = part(fragment, 'button', HTMLButtonElement);
  const explanation = part(fragment, 'p', HTMLParagraphElement);
  button.textContent = scenario.label;
  button.dataset['scenario'] = scenario.id;
  explanation.id = `about-${scenario.id}`;
  explanation.textContent = scenario.explanation;
  button.setAttribute('aria-describedby', explanation.id);
  button.addEventListener('click', () => void press(button, scenario));
  return fragment;
}

async function press(button: HTMLButtonElement, scenario: Scenario): Promise<void> {
  if (isBusy) return;
  isBusy = true;
  button.setAttribute('aria-disabled', 'true');
  try {
    await fetch('/reset', { method: 'POST' }).then((response) => response.text());
    const response = await scenario.send(location.origin);
    if (scenario.readsBody) await response.text();
    showResult(
      scenario,
      response.ok,
      response.ok ? `OK (${response.status}). ${scenario.belief}` : `failed (${response.status}).`,
    );
  } catch (error) {
    showResult(scenario, false, `no response: ${error instanceof Error ? error.message : String(error)}`);
  } finally {
    button.setAttribute('aria-disabled', 'false');
    isBusy = false;
  }
}

function showResult(scenario: Scenario, ok: boolean, belief: string): void {
  const message = document.createElement('strong');
  message.textContent = belief;
  result.dataset['ok'] = String(ok);
  result.dataset['scenario'] = scenario.id;
  result.replaceChildren(`${scenario.label}. The page assumes: `, message);
}

function part<T extends Element>(root: ParentNode, selector: string, type: new () => T): T {
  const found = root.querySelector(selector);
  if (!(found instanceof type)) throw new Error(`The page has no ${selector}`);
  return found;
}
