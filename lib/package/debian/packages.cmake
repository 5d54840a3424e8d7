# The Debian packages libkwic0, libkwic-dev and kwic. `cpack` in a build folder makes the packages from the install
# components `library`, `development` and `programs`.
set(debian ${CMAKE_CURRENT_LIST_DIR})
set(revision 1)
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME kwic)
set(CPACK_PACKAGE_VENDOR kwic)
set(CPACK_PACKAGE_CONTACT "kwic maintainers <maintainers@kwic.example>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_COMPONENTS_ALL library development programs)
set(CPACK_COMPONENTS_GROUPING IGNORE)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SOURCE kwic)
set(CPACK_DEBIAN_PACKAGE_RELEASE ${revision})
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)

set(CPACK_DEBIAN_LIBRARY_PACKAGE_NAME libkwic0)
set(CPACK_DEBIAN_LIBRARY_PACKAGE_SECTION libs)
set(CPACK_DEBIAN_LIBRARY_PACKAGE_MULTIARCH same)
set(CPACK_DEBIAN_LIBRARY_DESCRIPTION "embedded full-text search: shared library
libkwic builds full-text indexes of documents in any language and searches
them. It returns the documents that match a query, the best first, with
snippets of the matching text. It is built on Xapian and ICU and needs no
server.

This package contains the shared library, which programs need to run.")

set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_NAME libkwic-dev)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_SECTION libdevel)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_MULTIARCH same)
string(CONCAT CPACK_DEBIAN_DEVELOPMENT_PACKAGE_DEPENDS "libkwic0 (= ${PROJECT_VERSION}-${revision}), libxapian-dev, "
    "libicu-dev, libcld2-dev, libzstd-dev, libxxhash-dev, libdeflate-dev, zlib1g-dev, liblzma-dev, libbz2-dev, libyaml-dev, uuid-dev, libfmt-dev, libsimdjson-dev")
set(CPACK_DEBIAN_DEVELOPMENT_DESCRIPTION "embedded full-text search: development files
libkwic builds full-text indexes of documents in any language and searches
them. It returns the documents that match a query, the best first, with
snippets of the matching text. It is built on Xapian and ICU and needs no
server.

This package contains the C++ and C headers, the static library, and the files
with which CMake and pkg-config find them.")

set(CPACK_DEBIAN_PROGRAMS_PACKAGE_NAME kwic)
set(CPACK_DEBIAN_PROGRAMS_PACKAGE_SECTION text)
set(CPACK_DEBIAN_PROGRAMS_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PROGRAMS_DESCRIPTION "embedded full-text search: indexer and searcher
kwic-indexer builds a full-text index of folders of text files or of documents
in JSON lines, in any language, and keeps it up to date. kwic-searcher finds
the documents that match a query and shows the best first, with snippets of
the matching text.")

# depends.cmake determines the dependencies of libkwic0; stage.cmake adds the files that Debian requires in a package.
set(made ${CMAKE_CURRENT_BINARY_DIR}/package)
set(CPACK_PROJECT_CONFIG_FILE ${made}/depends.cmake)
set(CPACK_PRE_BUILD_SCRIPTS ${made}/stage.cmake)
set(CPACK_DEBIAN_LIBRARY_PACKAGE_CONTROL_EXTRA ${made}/symbols ${debian}/shlibs ${debian}/triggers)
configure_file(${debian}/depends.cmake.in package/depends.cmake @ONLY)
configure_file(${debian}/stage.cmake.in package/stage.cmake @ONLY)
# TIMESTAMP is the time in $SOURCE_DATE_EPOCH if this variable is set, or else the current time.
string(TIMESTAMP date "%a, %d %b %Y %H:%M:%S +0000" UTC)
configure_file(${debian}/changelog.in package/changelog @ONLY)

include(CPack)
