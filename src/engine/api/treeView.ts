/** How the rows of a tree are arranged: in folders, or in groups of operations with the same status or message. */
export type TreeView = 'folder' | 'status' | 'message';
