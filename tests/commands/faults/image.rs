//! A site that came with a container's image: its folder cannot change places with another, so it stays as it is, and the
//! message says what to do in a Dockerfile.

use crate::sandbox::{PROGRAM, Sandbox};

#[test]
fn a_site_in_a_layer_of_an_image() {
    let sandbox = Sandbox::plain();
    sandbox.run(&["build"]).ends_with(0);
    // What an image was made of is below, what a container writes is above.
    let mount = "mkdir t && mount -t tmpfs none t && mkdir t/image t/above t/work t/all && cp -r site.yaml content public t/image \
                 && mount -t overlay -o lowerdir=t/image,upperdir=t/above,workdir=t/work,redirect_dir=off none t/all";
    let script = format!(
        "set -e
        cd t/all
        echo More. >> content/index.md
        if {PROGRAM} build; then exit 9; fi
        (cd public && sha256sum --check --quiet --strict MANIFEST.sha256)
        grep -q More. public/index.html && exit 9
        ls -A
        rm -r public
        {PROGRAM} build
        grep -q More. public/index.html
        {PROGRAM} build"
    );
    let Some(said) = sandbox.mounting(mount, &script) else { return };
    said.ends_with(0)
        .says("error output-unwritable")
        .says("part of a container's image")
        .says("In a Dockerfile, leave it out of the image");
    assert_eq!(said.out.lines().collect::<Vec<_>>(), [".public.lock", "content", "public", "site.yaml"]);
}
