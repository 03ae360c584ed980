import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { plainText, spellings } from './languages.ts';
import { memberTraits } from './memberTraits.ts';
import { isResultName, nameRole, nameWords, normalizeName } from './nameRoles.ts';
import { flagMeaning, isErrorName, statesFailure } from './failureWords.ts';
import { outcomeOfWord } from './statusWords.ts';

const FOLDER = join(import.meta.dirname, 'languages');
const WORDS = readdirSync(FOLDER).flatMap((file) =>
  Object.entries(JSON.parse(readFileSync(join(FOLDER, file), 'utf8')) as Record<string, readonly string[]>).flatMap(
    ([english, words]) => words.flatMap(spellings).map((word) => ({ word: plainText(word), english })),
  ),
);

describe('the vocabulary of other languages', () => {
  it('has one meaning for each word', () => {
    const meanings = new Map(WORDS.map(({ word, english }) => [word, english]));
    const different = WORDS.filter(({ word, english }) => meanings.get(word) !== english);
    expect(different).toEqual([]);
  });

  it('has no words that are ordinary in English names', () => {
    const ordinary =
      'create update delete duplicate execute refuse import modify private valid active result results status state error errors code data message list name number note notes title total type value complete completed passed failed stop actual sign order page blade';
    const known = new Set(ordinary.split(' '));
    const others = new Set('data message status'.split(' '));
    expect(WORDS.filter(({ word }) => known.has(word) && !others.has(word))).toEqual([]);
  });
});

describe('a status word', () => {
  it.each([
    ['erfolgreich', 'success'],
    ['Fehlgeschlagen', 'failure'],
    ['nicht gefunden', 'failure'],
    ['UNGUELTIG', 'failure'],
    ['exitosa', 'success'],
    ['Éxito', 'success'],
    ['RECHAZADO', 'failure'],
    ['no_encontrado', 'failure'],
    ['créées', 'success'],
    ['échec', 'failure'],
    ['Refusée', 'failure'],
    ['concluído', 'success'],
    ['falhou', 'failure'],
    ['riuscita', 'success'],
    ['non trovato', 'failure'],
    ['zakończono', 'success'],
    ['błąd', 'failure'],
    ['b\u0142a\u0328d', 'failure'],
    ['успешно', 'success'],
    ['ОТКЛОНЕНО', 'failure'],
    ['成功', 'success'],
    ['操作失败', 'failure'],
    ['未成功', 'failure'],
    ['登録済み', 'success'],
    ['失敗', 'failure'],
    ['エラー', 'failure'],
    ['ｴﾗｰ', null],
    ['ausstehend', null],
    ['sin errores', 'success'],
    ['completado con errores', null],
    ['部分成功', null],
    ['pagada', null],
    ['正常', null],
    ['geslaagd', 'success'],
    ['Mislukte', 'failure'],
    ['niet gevonden', 'failure'],
    ['in behandeling', null],
    ['başarılı', 'success'],
    ['BAŞARISIZ', 'failure'],
    ['basarisiz', 'failure'],
    ['REDDEDİLDİ', 'failure'],
    ['beklemede', null],
  ])('%s means %s', (word, outcome) => {
    expect(outcomeOfWord(word)).toBe(outcome);
  });

  it('may state a partial failure', () => {
    for (const word of ['completado con errores', 'parcialmente', '部分成功', 'teilweise fehlgeschlagen'])
      expect(statesFailure(word)).toBe(true);
    for (const word of ['sin errores', 'ohne Fehler', 'без ошибок', 'aucune erreur'])
      expect(statesFailure(word)).toBe(false);
  });
});

describe('a name', () => {
  it.each([
    ['fehlgeschlagene_Artikel', 'bad'],
    ['pedidosFallidos', 'bad'],
    ['erreurs', 'bad'],
    ['erros', 'bad'],
    ['errori', 'bad'],
    ['błędy', 'bad'],
    ['ошибки', 'bad'],
    ['失败列表', 'bad'],
    ['エラー一覧', 'bad'],
    ['erfolgreich', 'good'],
    ['creados', 'good'],
    ['成功', 'good'],
    ['Warnungen', 'aside'],
    ['pedidos', 'plain'],
    ['blad', 'plain'],
  ])('%s is %s', (name, role) => {
    expect(nameRole(name)).toBe(role);
  });

  it('may be that of a list of results', () => {
    for (const name of ['Ergebnisse', 'resultados', 'résultats', 'esiti', 'wyniki', 'результаты', '结果', '処理結果'])
      expect(isResultName(name)).toBe(true);
  });

  it('has the traits of its translation', () => {
    for (const name of ['Zustand', 'estado', 'statut', 'situação', 'esito', 'stan', 'статус', '状态', '状態'])
      expect(memberTraits(name).holdsState).toBe(true);
    for (const name of ['fehlermeldung', 'mensaje_de_error', 'codeErreur', 'mensagemErro', 'kod_błędu', '错误信息'])
      expect([memberTraits(name).error, isErrorName(name)]).toEqual(['part', true]);
    expect(['éxito', 'sucesso', 'erfolgreich', '成功'].map(flagMeaning)).toEqual(['good', 'good', 'good', 'good']);
  });

  it('is translated if all its words are known', () => {
    expect(normalizeName('Fehler-Meldung')).toBe('errormessage');
    expect(nameWords('messaggioDiErrore')).toEqual(['error', 'message']);
    expect(nameWords('numeroPedido')).toEqual(['reference', 'pedido']);
  });
});
