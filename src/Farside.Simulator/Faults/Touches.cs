namespace Farside.Simulator.Faults;

/// <summary>The part of a product that a fault changes: two faults of one product never touch the same part.</summary>
[Flags]
enum Touches
{
    None = 0,
    Label = 1,
    Data = 2,

    /// <summary>Only files beside the product's own.</summary>
    Beside = 4,

    /// <summary>Names or existence of the product's files.</summary>
    Whole = Label | Data | Beside,
}
