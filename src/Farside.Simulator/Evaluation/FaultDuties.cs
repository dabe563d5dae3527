namespace Farside.Simulator.Evaluation;

/// <summary>Which fault asks for what. A name that is not listed must be named by <c>check</c>, so that a new fault cannot be forgotten here in silence.</summary>
static class FaultDuties
{
    static readonly HashSet<string> Coped = new(StringComparer.Ordinal)
    {
        // Text of labels.
        "crlf-label", "bom-label", "utf16-label", "gb18030-label", "inserted-comment", "upper-case-tags", "lower-case-tags", "blank-schema-location", "flipped-label-bits",

        // Names and values of labels.
        "principal-spelling", "angle-spelling", "both-spellings", "rotation-names", "no-field-format", "true-byte-orders", "false-file-size",
        "principal-point-in-pixels", "principal-point-without-unit", "pixels-without-unit", "values-none", "millisecond-times", "times-absent", "sequence-mismatch",
        "lro-coordinates", "late-modification-date", "angles-off-vectors",

        // Text tables: split on white space anyway.
        "uneven-columns",

        // File names.
        "lower-case-extension", "true-name-times", "day-numbering",
    };

    static readonly HashSet<string> Untold = new(StringComparer.Ordinal)
    {
        // Samples: check reads labels and sizes, and no label holds a checksum.
        "flipped-data-bits", "zero-filled-tail", "values-beyond-ten-bits", "wrong-statistics", "byte-order-mismatch", "time-jump", "repeated-records", "zero-position-stop", "last-record-working",

        // A label that is wrong and agrees with itself.
        "pointing-error",

        // What is not there at all, and what is no product.
        "lunar-day-missing", "last-months-missing", "macos-resource", "ds-store", "thumbs-db", "link-list",
    };

    public static FaultDuty Of(string fault) => Coped.Contains(fault) ? FaultDuty.Cope : Untold.Contains(fault) ? FaultDuty.Nothing : FaultDuty.Name;
}
