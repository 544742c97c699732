using System.Collections.Generic;
using System.Linq;
using NetGen.Generators.Expressions;
using NetGen.Generators.Infrastructure;
using NetGen.Generators.Plan;

namespace NetGen.Generators.Emission;

/// <summary>Prints a map: one loop over the buffers, a vector at a time.</summary>
internal static class MapPrinter
{
    private const string LaneVariable = "lane";
    private const string FirstLane = "firstLane";
    private const string EndLane = "endLane";

    public static void Print(Map map, CodeWriter code, VectorSyntax vector)
    {
        foreach (string scalar in map.Scalars)
        {
            code.Line($"{vector.Type} {scalar}Lanes = {vector.Broadcast(scalar)};");
        }

        if (map.IsCut)
        {
            PartSyntax.Declare(code, FirstLane, EndLane, map.Length, Map.PartMultiple);
        }

        string first = map.IsCut ? FirstLane : "0";
        string end = map.IsCut ? EndLane : Literal.Integer(map.Length);
        code.Open($"for (nuint {LaneVariable} = {first}; {LaneVariable} < {end}; {LaneVariable} += {Literal.Integer(vector.Lanes)})");
        HashSet<string> declared = [];
        foreach (NamedPlace read in map.Reads)
        {
            declared.Add(read.Name);
            code.Line($"{vector.Type} {read.Name} = {vector.Load(read.Place.Role, LaneVariable)};");
        }

        ExpressionPrinter printer = new(vector, name => map.Scalars.Contains(name) ? name + "Lanes" : name);
        foreach (Assignment assignment in map.Assignments)
        {
            string type = declared.Add(assignment.Name) ? vector.Type + " " : "";
            code.Line($"{type}{assignment.Name} = {printer.Print(assignment.Value)};");
            if (assignment.Target is { } target)
            {
                code.Line(vector.Store(assignment.Name, target.Role, LaneVariable));
            }
        }

        code.Close();
    }
}
