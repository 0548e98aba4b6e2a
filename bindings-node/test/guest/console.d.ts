// Nothing of Node is needed for the types of the package; this is for the program alone.
declare const console: { log(text: string): void };
