namespace Farside.Simulator.Evaluation;

/// <summary>What <c>check</c> and the readers owe to a planted fault.</summary>
enum FaultDuty
{
    /// <summary>Check must name the product: something is lost, doubled or mended.</summary>
    Name,

    /// <summary>A departure that costs nothing: the label must be read in spite of it, or check must say that it cannot be.</summary>
    Cope,

    /// <summary>Nobody can tell by looking at files and labels, or nobody needs to be told.</summary>
    Nothing,
}
