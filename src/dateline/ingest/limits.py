"""Limits: how much of anything is read at once. What is larger is a Problem, so that memory stays small."""

MB = 1_000_000

TEXT_MOST = MB  # code points of one article: more than any, less than many books
LINE_MOST = 16 * MB  # bytes of a line of JSON Lines, or of a row of CSV
ROW_LINES_MOST = 100_000  # of a row of CSV
PAGE_MOST = 8 * MB  # bytes of an HTML page; trafilatura drops one over 20 MB without a word
WHOLE_MOST = 48 * MB  # bytes of what is parsed whole: a feed, a list or an object of JSON
DEPTH_MOST = 4  # archives within one another
RATIO_MOST = 250  # unpacked to packed; news gives 3 to 20, the worst of deflate is 1,032
RATIO_FROM = 64 * MB  # unpacked bytes before the ratio counts
SPOOL_MOST = 2_000 * MB  # bytes of an archive within an archive, kept in a temporary file
SPOOL_IN_MEMORY = 16 * MB
DIRECTORY_MOST = 32 * MB  # bytes of a ZIP archive's list of members: some 300,000 of them
HEADER_MOST = MB  # bytes of a header of TAR or WARC
NESTING_MOST = 1_500  # open tags within one another in a page
ELEMENTS_MOST = 50_000  # of a page; news has 300 to 6,000
SIBLINGS_MOST = 25_000_000  # sum of the squares of how many children each element has: what trafilatura takes time for
ATTRIBUTES_MOST = 1_000  # of one tag
VALUES_MOST = 1_000_000  # objects and lists in one text of JSON; four times as many commas
SNIFFED = 65_536  # bytes that are looked at to know the format
