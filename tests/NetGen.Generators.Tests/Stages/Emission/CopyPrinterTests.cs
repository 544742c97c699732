using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;
using NetGen.Generators.Emission;
using NetGen.Generators.Infrastructure;
using NetGen.Generators.Lowering;
using NetGen.Generators.Plan;
using Xunit;

namespace NetGen.Generators.Tests.Stages.Emission;

/// <summary>Squares are printed as wide as the plan has them, which is narrower than the network's vectors where a layer is.</summary>
public partial class CopyPrinterTests
{
    [Theory]
    [InlineData(20, 4, 8, new[] { 4 })]
    [InlineData(4, 20, 8, new[] { 4 })]
    [InlineData(20, 20, 8, new[] { 8 })]
    [InlineData(20, 8, 16, new[] { 8 })]
    [InlineData(3, 20, 8, new int[0])]
    [InlineData(20, 3, 8, new int[0])]
    public void ASquareIsMovedByTheMethodOfItsWidth(int inputs, int outputs, int lanes, int[] edges)
    {
        EquatableArray<CopyRegion> regions =
            new PanelMatrixLayout(LaneAxis.Of(outputs, lanes), inputs, FeatureOrder.Plain(inputs)).Transposed(LaneAxis.Of(inputs, lanes)).ToEquatableArray();
        CodeWriter code = new();
        CopyPrinter.Print(new Copy("", new Place("weight", "weight"), new Place("transposed", "transposed"), regions), code);

        Assert.Equal(edges, regions.Where(region => region.IsSquare).Select(region => region.Loops[region.Loops.Count - 1].Count).Distinct());
        Assert.Equal(
            regions.Where(region => region.IsSquare).Select(region => 32 * region.Loops[region.Loops.Count - 1].Count),
            Squares().Matches(code.ToString()).Select(match => int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture)));
    }

    [GeneratedRegex(@"TransposedSquare\.Copy(\d+)\(")]
    private static partial Regex Squares();
}
