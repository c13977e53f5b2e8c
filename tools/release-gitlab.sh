#!/bin/sh
# In a GitLab pipeline of a tag: makes the release of that tag and attaches every file in dist/ to it.
# The files go to the project's generic packages; the release links to them. Reads GitLab's own CI_ variables.
set -eu
cd "$(dirname "$0")/.."
project=$CI_API_V4_URL/projects/$CI_PROJECT_ID
store=$project/packages/generic/course/$CI_COMMIT_TAG

call() { curl --fail --silent --show-error --header "JOB-TOKEN: $CI_JOB_TOKEN" "$@" >/dev/null; }

call --data-urlencode "tag_name=$CI_COMMIT_TAG" --data-urlencode "name=$CI_COMMIT_TAG" \
  --data-urlencode "description=The packages of this edition; see docs/how-to/import.md." "$project/releases"
for file in dist/*; do
  name=${file##*/}
  call --upload-file "$file" "$store/$name"
  call --data-urlencode "name=$name" --data-urlencode "url=$store/$name" --data-urlencode "link_type=package" \
    "$project/releases/$CI_COMMIT_TAG/assets/links"
done
