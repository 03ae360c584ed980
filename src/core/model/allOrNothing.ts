/** Methods that change all properties or none (RFC 4918 section 9.2, RFC 5689 section 3, RFC 4791 section 5.3.1). */
export const ALL_OR_NOTHING_METHODS: ReadonlySet<string> = new Set(['PROPPATCH', 'MKCOL', 'MKCALENDAR']);
