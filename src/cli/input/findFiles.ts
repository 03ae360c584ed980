import { readdirSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, normalize } from 'node:path';
import { type GlobOptions, globSync } from 'tinyglobby';
import { fileMessages } from '../../core/har/messages.ts';
import { englishText } from '../../core/messages.ts';
import { FILE_ERRORS } from '../messages.ts';
import { codeOf, messageOf } from './fileError.ts';
import { STANDARD } from './paths.ts';

/** The files that arguments name. */
export interface FoundFiles {
  /** Paths, each as given or below the folder as given; may contain the same file more than once. */
  readonly files: readonly FoundFile[];
  /** A line for the user about each argument that names no file, and about each folder that cannot be read. */
  readonly problems: readonly string[];
}

export interface FoundFile {
  /** `-` for standard input. */
  readonly path: string;
  /** Whether the path is an argument, as opposed to a file in a folder or of a pattern. */
  readonly isArgument: boolean;
}

/** The endings of the names of files that are read in a folder; other files have to be specified. */
const NAMES_IN_FOLDERS = ['har', 'zhar', 'saz', 'zip', 'xml', 'json', 'ndjson', 'jsonl', 'network', 'http'] as const;
const IN_FOLDERS = `**/*.{${NAMES_IN_FOLDERS.join(',')},{${NAMES_IN_FOLDERS.join(',')}}.gz}`;
const READ_IN_FOLDERS = new RegExp(`\\.(${NAMES_IN_FOLDERS.join('|')})(\\.gz)?$`, 'i');
const NOT_IN_FOLDERS = ['**/node_modules/**', '**/multistatus.config.json'];

/**
 * Finds the files that arguments name: files, folders with their subfolders, and patterns (for shells that do not expand them, and
 * for more files than a command line can have). A path that exists is never a pattern.
 */
export function findFiles(args: readonly string[]): FoundFiles {
  const files: FoundFile[] = [];
  const problems: string[] = [];
  for (const path of args) {
    const kind = kindOf(path);
    if (kind === 'file') {
      files.push({ path, isArgument: true });
      continue;
    }
    const found = kind === 'folder' ? filesIn(path) : matchesOf(path);
    if (found.paths.length === 0 && found.problems.length === 0)
      problems.push(kind === 'folder' ? FILE_ERRORS.emptyFolder(path, NAMES_IN_FOLDERS) : FILE_ERRORS.noMatch(path));
    problems.push(...found.problems);
    files.push(...found.paths.map((one) => ({ path: one, isArgument: false })));
  }
  return { files: withoutAttachments(files), problems };
}

// Parentheses alone do not make a pattern: they are frequent in names, such as `traffic (1).har`.
const PATTERN = /[*?]|\[.+\]|\{.+\}|[@!+]\(/;

/** `file` also for a path that does not exist and is not a pattern: reading it returns the error. */
function kindOf(path: string): 'file' | 'folder' | 'pattern' {
  if (path === STANDARD) return 'file';
  try {
    return statSync(path).isDirectory() ? 'folder' : 'file';
  } catch (error) {
    return codeOf(error) === 'ENOENT' && PATTERN.test(path) ? 'pattern' : 'file';
  }
}

interface Matches {
  readonly paths: readonly string[];
  readonly problems: readonly string[];
}

/** Finds the files in a folder and its subfolders, sorted by path. */
function filesIn(folder: string): Matches {
  const { paths, problems } = search(IN_FOLDERS, {
    cwd: folder,
    caseSensitiveMatch: false,
    ignore: NOT_IN_FOLDERS,
  });
  const base = folder.endsWith('/') ? folder : `${folder}/`;
  return { paths: paths.map((path) => `${base}${path}`), problems };
}

/** A body that Playwright stored in a file of its own, named by its SHA-1. Its HTML report names HAR files and traces like this too. */
const ATTACHMENT = /^[0-9a-f]{40}\.(?!z?har$|zip$|saz$|network$)\w+$/i;

/**
 * Removes bodies that are beside a HAR file (`content: 'attach'`), or in the folder `resources` of a trace, if that is one of the
 * files: it contains their responses.
 */
function withoutAttachments(files: readonly FoundFile[]): readonly FoundFile[] {
  const folders = new Set(
    files.flatMap(({ path }) => {
      if (/\.har$/i.test(path)) return [normalize(dirname(path))];
      return path.endsWith('.network') ? [join(dirname(path), 'resources')] : [];
    }),
  );
  return files.filter(({ path }) => !(ATTACHMENT.test(basename(path)) && folders.has(normalize(dirname(path)))));
}

/** Finds the files that match a pattern; if there are none, those in the folders that match. */
function matchesOf(pattern: string): Matches {
  // On Windows, backslashes separate folders, and do not escape.
  const slashed = process.platform === 'win32' ? pattern.replaceAll('\\', '/') : pattern;
  const absolute = isAbsolute(pattern);
  const files = search(slashed, { absolute });
  if (files.paths.length > 0) return files;
  const folders = search(slashed, { absolute, onlyDirectories: true });
  const inFolders = folders.paths.map(filesIn);
  return {
    paths: inFolders.flatMap(({ paths }) => paths),
    problems: [...new Set([files, ...inFolders].flatMap(({ problems }) => problems))],
  };
}

function search(pattern: string, options: GlobOptions): Matches {
  const problems: string[] = [];
  const report = (path: unknown, error: unknown): void => {
    // The folder at the start of a pattern may not exist. A symbolic link may lead nowhere.
    if (codeOf(error) !== 'ENOENT' || READ_IN_FOLDERS.test(String(path)))
      problems.push(FILE_ERRORS.file(String(path), englishText(fileMessages.unreadable(messageOf(error)))));
  };
  // The library ignores errors, so that a folder that cannot be read would be missed.
  const reporting = <Operation extends (path: string) => unknown>(operation: Operation): Operation =>
    new Proxy(operation, {
      apply: (target, self, args: [string]): unknown => {
        try {
          return Reflect.apply(target, self, args);
        } catch (error) {
          report(args[0], error);
          throw error;
        }
      },
    });
  const fs = {
    readdirSync: reporting(readdirSync),
    realpathSync: reporting(realpathSync),
    statSync: reporting(statSync),
  };
  const paths = globSync(pattern, { expandDirectories: false, fs, ...options });
  return { paths: paths.toSorted(), problems: problems.toSorted() };
}
