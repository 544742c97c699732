using System.Collections.Generic;
using System.Linq;
using NetGen.Generators.Expressions;
using NetGen.Generators.Plan;

namespace NetGen.Generators.Emission;

/// <summary>The vector variables that hold a register tile's sums, and which of them have been declared.</summary>
/// <param name="tile">The tile.</param>
/// <param name="vectors">How many vectors a row of it has.</param>
internal sealed class TileSums(RowTile tile, int vectors)
{
    private readonly HashSet<string> _declared = [];

    public IEnumerable<(int Row, int Lane)> Cells =>
        from row in Enumerable.Range(0, tile.Height)
        from lane in Enumerable.Range(0, vectors)
        select (row, lane);

    /// <summary>The letter of a chain; nothing if sums are not cut into chains.</summary>
    public string Chain(int chain) => tile.SumSplit == 1 ? "" : ((char)('a' + chain)).ToString();

    public string Name(int row, int lane, int chain) => "sum" + Cell(row, lane) + Chain(chain);

    /// <summary>The name of something else that belongs to a sum.</summary>
    public string Beside(string name, int row, int lane) => name + Cell(row, lane) + Chain(0);

    /// <summary>Notes a declaration; <see langword="false"/> if the variable has been declared before.</summary>
    public bool Declare(string name) => _declared.Add(name);

    public bool IsDeclared(string name) => _declared.Contains(name);

    private string Cell(int row, int lane)
    {
        string rowPart = tile.Height > 1 ? Literal.Integer(row) : "";
        string lanePart = vectors > 1 ? (tile.Height > 1 ? "_" : "") + Literal.Integer(lane) : "";
        return rowPart + lanePart;
    }
}
