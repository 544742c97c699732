using NetGen.Generators.Expressions;
using NetGen.Generators.Infrastructure;
using NetGen.Generators.Plan;

namespace NetGen.Generators.Emission;

/// <summary>Prints the copy of images into larger ones.</summary>
internal sealed class PadPrinter(Pad plan, CodeWriter code, VectorSyntax vector)
{
    private const string Sample = "sample";
    private const string Row = "y";
    private const string Column = "x";

    private int SourceStride => plan.Source.RowStride;

    private int TargetStride => plan.Target.RowStride;

    public void Print()
    {
        Cursor source = new(plan.Source.Place.Role, 0);
        Cursor target = new(plan.Target.Place.Role, 0);
        if (plan.Samples.IsRows)
        {
            code.Open($"for (nuint {Sample} = 0; {Sample} < {MethodPrinter.RowCount}; {Sample}++)");
            source = source.FollowLoop(code, source.Name, Sample, plan.Source.SampleStride);
            target = target.FollowLoop(code, target.Name, Sample, plan.Target.SampleStride);
        }

        int padded = plan.PaddedWidth * TargetStride;
        Clear("Rows of zeros above.", target, plan.Top * padded);
        if (plan.Height > 1)
        {
            code.Gap().Open($"for (nuint {Row} = 0; {Row} < {Literal.Integer(plan.Height)}; {Row}++)");
            PrintRow(
                source.FollowLoop(code, plan.Source.Place.Role, Row, plan.Width * SourceStride),
                target.Plus(plan.Top * padded).FollowLoop(code, plan.Target.Place.Role, Row, padded));
            code.Close();
        }
        else
        {
            PrintRow(source, target.Plus(plan.Top * padded));
        }

        Clear("Rows of zeros below.", target.Plus((plan.Top + plan.Height) * padded), plan.Bottom * padded);
        if (plan.Samples.IsRows)
        {
            code.Close();
        }
    }

    private void PrintRow(Cursor source, Cursor target)
    {
        RunPrinter.Clear(code, vector, target, plan.Left * TargetStride);
        Cursor inside = target.Plus(plan.Left * TargetStride);
        if (SourceStride == TargetStride)
        {
            RunPrinter.Copy(code, vector, source, inside, plan.Width * TargetStride);
        }
        else
        {
            code.Open($"for (nuint {Column} = 0; {Column} < {Literal.Integer(plan.Width)}; {Column}++)");
            PrintPosition(
                source.FollowLoop(code, plan.Source.Place.Role, Column, SourceStride), inside.FollowLoop(code, plan.Target.Place.Role, Column, TargetStride));
            code.Close();
        }

        RunPrinter.Clear(code, vector, inside.Plus(plan.Width * TargetStride), plan.Right * TargetStride);
    }

    /// <summary>The channels of a position without padding become full vectors.</summary>
    private void PrintPosition(Cursor source, Cursor target)
    {
        LaneAxis lanes = plan.Target.Lanes;
        VectorSyntax syntax = VectorSyntax.OfLanes(lanes.VectorLanes);
        for (int index = 0; index < lanes.Vectors; index++)
        {
            string offset = Literal.Integer(source.Offset + (index * lanes.VectorLanes));
            string value = syntax.LoadRow(source.Name, offset, index == lanes.Vectors - 1 && lanes.HasPadding, lanes.LastLanes);
            code.Line(syntax.Store(value, target.Name, Literal.Integer(target.Offset + (index * lanes.VectorLanes))));
        }
    }

    private void Clear(string comment, Cursor target, int length)
    {
        if (length > 0)
        {
            code.Gap().Line($"// {comment}").Open("");
            RunPrinter.Clear(code, vector, target, length);
            code.Close();
        }
    }
}
