/*
 * Run before each file of the project with documents, which share one: whatever the file before it left
 * there, this one begins with an empty page.
 */
const root = document.documentElement;
for (const { name } of Array.from(root.attributes)) root.removeAttribute(name);
// New elements, not emptied ones: Preact remembers on an element what it drew there.
root.replaceChildren(document.createElement('head'), document.createElement('body'));
