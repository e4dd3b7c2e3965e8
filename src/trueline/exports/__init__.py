"""Files as people bring them: bytes to sheets, tables, days and numbers, for every importer.

How to write an importer (a file in ``plugins/importers`` with a value ``IMPORTER``):

1. List the columns: ``Column(field, {"en": ("Likes",), "pt-BR": ("Curtidas",)}, metric="likes",
   reading=Reading.WHOLE)``. Those without which it is another kind get ``needed=True``; ids get
   ``Reading.IDENTITY``, days ``Reading.DAY``; what tells who a person is gets ``personal=True``.
2. Choose a reader: ``DayTable`` (field ``day``), ``PostTable`` (fields ``post``, ``published``,
   ``kind``, ``title``, ``text``, ``url``), or a class of your own with ``read(table, context,
   staging)`` that calls ``read_rows`` and stages with ``staging.add(dataset, line, ...)``.
   Others wait beside them: ``DayPartTable`` (days split by a part), ``SegmentTable`` (an audience
   on one day), ``SummaryTable``, ``UndatedTable`` (checked and set aside), ``YearlessTable``,
   ``RangePosts``, ``CommentedReports`` (tables below comment lines), ``DimensionKind`` (a part of
   whatever name), ``side_tables`` (tables beside each other), ``DatedImporter``.
3. Join them in a ``TableKind`` and the kinds in ``IMPORTER = TableImporter(name, version, kinds)``.
4. Add a case folder ``tests/cases/importers/<name>/`` with a fixture of invented values.

The rooms, from the ground up: ``files`` (bytes to rows of text), ``cells`` (text to values),
``tables`` (rows to facts), then ``families`` (readers that several importers share), ``mapping``
(tables of any shape) and ``redaction`` (people taken out of kept copies).

Encodings, delimiters, header rows, marks, personal columns and the ledger of rows need no code.
"""
