// Reads CHANGELOG.md, for the release.

/** The sections of a changelog, newest first: `Unreleased`, or a version with its day. */
export function sectionsOf(changelog) {
  const parts = changelog.split(/^## /m).slice(1)
  return parts.map((part) => {
    const [heading = '', ...lines] = part.split('\n')
    const [, name = heading, date] = /^(\S+)(?: - (\d{4}-\d{2}-\d{2}))?$/.exec(heading.trim()) ?? []
    return { name, date, text: lines.join('\n').trim() }
  })
}

/**
 * What a tag's release says of itself.
 *
 * @throws Error when the tag is not the version of the package, or the changelog has no dated section for it
 */
export function notesFor(tag, version, changelog) {
  if (tag !== `v${version}`) throw new Error(`the tag ${tag} is not allowed; package.json says v${version}`)
  const sections = sectionsOf(changelog)
  const section = sections.find(({ name }) => name === version)
  if (!section) {
    const names = sections.map(({ name }) => name).join(', ')
    throw new Error(`CHANGELOG.md has no section ${version}; it has ${names}`)
  }
  if (!section.date)
    throw new Error(`the section ${version} of CHANGELOG.md has no day; write: ## ${version} - 2026-01-31`)
  if (section.text === '') throw new Error(`the section ${version} of CHANGELOG.md is empty`)
  return section.text
}
