namespace Farside.Simulator.Evaluation.Radar;

/// <summary>Numbers gathered over all working periods of one radar channel.</summary>
interface IRadarQuantity
{
    void Look(RadarPair pair);

    /// <summary>By bar name, with how many were looked at and how many there are; none when nothing was claimed.</summary>
    IEnumerable<(string Quantity, double Value, int Judged, int Of)> Values();
}
